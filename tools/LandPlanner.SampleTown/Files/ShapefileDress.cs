using System.Text;

namespace LandPlanner.SampleTown.Files;

/// <summary>How a shapefile is dressed: its encoding, and what the files beside it say, true or not.</summary>
/// <param name="Encoding">Of the text in the .dbf.</param>
/// <param name="Cpg">What the .cpg says; null for none.</param>
/// <param name="Prj">What the .prj says; null for none.</param>
/// <param name="LanguageDriver">Byte 29 of the .dbf: 77 says GBK, 0 says nothing.</param>
internal sealed record ShapefileDress(Encoding Encoding, string? Cpg, string? Prj, bool HasZ = false, byte LanguageDriver = 0);
