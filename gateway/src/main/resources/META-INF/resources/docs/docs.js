'use strict';

// The documents of the three services in one page; their requests go through this gateway, with
// the session of whoever is signed in or with a bearer token entered under "Authorize".
window.addEventListener('DOMContentLoaded', () => {
  SwaggerUIBundle({
    dom_id: '#documents',
    urls: [
      { url: '/openapi/catalog', name: '事项目录 catalog' },
      { url: '/openapi/permits', name: '办件 permits' },
      { url: '/openapi/fees', name: '费用 fees' },
    ],
    deepLinking: true,
    docExpansion: 'list',
    tryItOutEnabled: true,
    validatorUrl: null,
    // The renderer's logo styles itself inline, which this site does not allow.
    plugins: [() => ({ components: { Logo: () => null } })],
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'StandaloneLayout',
  });
});
