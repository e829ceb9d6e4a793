// PathEngine
