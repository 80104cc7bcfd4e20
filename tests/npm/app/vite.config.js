export default {
  build: { target: 'es2022' },
  optimizeDeps: { exclude: ['flow-preflight'] }, // so that it finds its program while you develop
};
