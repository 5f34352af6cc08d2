// A business rule on the table Incident, after insert and update, advanced. It tells Serai which incident changed and how;
// everything else is read from the Table API. Address and token stand in two system properties.
(function executeRule(current, previous) {
  var type = current.operation() == 'insert' ? 'incident.created'
    : current.state.changesTo(6) ? 'incident.resolved'
    : current.comments.changes() ? 'incident.commented' : '';
  if (!type) {
    return;
  }
  var message = new sn_ws.RESTMessageV2();
  message.setEndpoint(gs.getProperty('serai.webhook.url'));
  message.setHttpMethod('POST');
  message.setRequestHeader('Content-Type', 'application/json');
  message.setRequestHeader('X-Serai-Token', gs.getProperty('serai.webhook.token'));
  message.setRequestBody(JSON.stringify({
    type: type,
    sys_id: current.getUniqueValue(),
    number: current.getValue('number'),
    sys_mod_count: current.getValue('sys_mod_count')
  }));
  message.executeAsync();
})(current, previous);
