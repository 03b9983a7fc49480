package org.unionhall;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The walls of the house. */
class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(Unionhall.class);

    @Test
    void arrowsOnlyGoDown() {
        modules.verify();
    }

    @Test
    void theFloorPlanIsDrawnFromTheCode() {
        new Documenter(modules).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml().writeModuleCanvases();
    }
}
