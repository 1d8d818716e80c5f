package health_test

// Law: 健保法999
