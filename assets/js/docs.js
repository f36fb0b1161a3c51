// /api/docs: <div id="api-docs" data-spec="/api/v1/openapi.json"></div>. Swagger UI, with nothing sent to third parties.
import SwaggerUIBundle from 'swagger-ui-dist/swagger-ui-bundle.js'

const place = document.getElementById('api-docs')
SwaggerUIBundle({
  domNode: place, url: place.dataset.spec, deepLinking: true, validatorUrl: null, docExpansion: 'list',
  defaultModelsExpandDepth: 0, persistAuthorization: false, queryConfigEnabled: false
})
