using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("LandPlanner.Tests")]
