// Gives the precompiled header of small code a target to belong to.
#include "daemon/precompiled.hpp"
