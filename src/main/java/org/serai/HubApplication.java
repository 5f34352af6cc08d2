package org.serai;

import org.serai.canonical.HouseClock;
import org.serai.canonical.SteadyClock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The Spring side of the hub: finds each room's configuration. Started by {@link Hub}. */
@SpringBootApplication(proxyBeanMethods = false)
class HubApplication {
    /** Business time. It follows the database's; the demo's sandbox moves it. */
    @Bean
    HouseClock clock() {
        return new HouseClock(new SteadyClock());
    }
}
