// A target needs a source; LibYAML is the system's.
#include "CLibYAML.h"
