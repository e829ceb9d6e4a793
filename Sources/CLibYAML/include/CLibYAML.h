// LibYAML's event parser, for Swift.
#pragma once
#include <yaml.h>
