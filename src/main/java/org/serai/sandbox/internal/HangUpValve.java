package org.serai.sandbox.internal;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.CloseNowException;

/** Gives every request a way to drop its connection without another byte, which the servlet API does not offer. */
final class HangUpValve extends ValveBase {
    static final String ATTRIBUTE = HangUpValve.class.getName();

    HangUpValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var coyote = response.getCoyoteResponse();
        request.setAttribute(
                ATTRIBUTE, (Runnable) () -> coyote.action(ActionCode.CLOSE_NOW, new CloseNowException("asked for")));
        getNext().invoke(request, response);
    }
}
