// IPAddressing
