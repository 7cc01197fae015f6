// Begins the panels; the browser's console is for faults only. Lost connections are told by the map.
Blazor.start({ circuit: { configureSignalR: (builder) => builder.configureLogging('error') } });
