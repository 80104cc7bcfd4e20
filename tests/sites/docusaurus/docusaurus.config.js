export default {
  title: 'Docs of a host',
  url: 'https://docs.example',
  baseUrl: '/',
  favicon: 'favicon.svg',
  plugins: [['@docusaurus/plugin-content-docs', { routeBasePath: '/', sidebarPath: false }]],
  themes: ['@docusaurus/theme-classic'],
  scripts: [{ src: '/flow-preflight/embed.js', type: 'module' }],
};
