// The script of the site's pages, which include the styles and name their view's glue.

import './embed.js';
