package org.serai.sandbox.internal;

/** Sends each request to whom it is meant for, by the start of its path; what is left is for the Graph API. */
record FrontDesk(Handler page, Handler control, Handler systems, Handler download, Handler graph) implements Handler {
    @Override
    public Answer handle(Call call) {
        String path = call.path();
        if ("/".equals(path)) {
            return page.handle(call);
        }
        if (path.startsWith("/_sandbox/")) {
            return control.handle(call);
        }
        if (path.startsWith("/_systems/") && call.rawPath().startsWith("/_systems/")) {
            return systems.handle(call);
        }
        return path.startsWith("/whatsapp_business/attachments") ? download.handle(call) : graph.handle(call);
    }
}
