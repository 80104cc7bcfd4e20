// The script of the site's own pages: they bring the style with them, and name the glue of their view.

import './embed.js';
