using LandPlanner.Stores;

namespace LandPlanner.Gdal;

/// <summary>A file that could not be read or written. The message is a full sentence that says what to do.</summary>
/// <param name="reason">What GDAL itself said last; empty where it said nothing.</param>
public class GdalException(Sentence sentence, string reason = "", Exception? inner = null)
    : WorkspaceException(reason.Length == 0 ? sentence : $"{sentence} GDAL says: {reason.TrimEnd('.')}.", inner)
{
    public string Reason { get; } = reason;

    /// <summary>With what GDAL said last on this thread.</summary>
    internal static GdalException WithReason(Sentence sentence) => new(sentence, GdalLibrary.LastError());
}

/// <summary>GDAL itself is not on this machine.</summary>
public sealed class GdalMissingException(Exception inner) : GdalException(
    "GDAL's library was not found. Install it (Debian: apt install libgdal32), or name the library's path in the " +
    "environment variable GDAL_LIBRARY.",
    "",
    inner);
