namespace LandPlanner.Gdal;

/// <summary>A data set laid out aside for GDAL, because its own files are wrong, incomplete, or would be touched by
/// reading them.</summary>
internal interface IStagedSource : IDisposable
{
    /// <summary>What to give GDAL.</summary>
    string StagedPath { get; }

    /// <summary>The layer's name; null where GDAL's own is right.</summary>
    string? LayerName { get; }

    /// <summary>The coordinate system in the file's own words; null to ask GDAL.</summary>
    string? CrsText { get; }

    /// <summary>Records, whether or not they can be read; null to ask GDAL.</summary>
    long? Count { get; }

    IReadOnlyList<string> Problems { get; }

    /// <summary>Null where GDAL gives text as UTF-8, otherwise the encoding in which it gives raw bytes.</summary>
    /// <param name="caller">The caller's word for it.</param>
    EncodingVerdict? FindEncoding(string? caller);

    /// <summary>What is lost of a record.</summary>
    IReadOnlyList<string> NotesOn(long number, bool hasShape);
}
