using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>What must be done by hand before something that was changed past a workspace can be adopted, as sentences.</summary>
public static class Obstacles
{
    public const string UnknownLayer = "Strike it from landplanner_layers; if its table is worth keeping, import that.";

    public const string TableGone = "Put it back from a backup.";

    public const string FieldAdded = "Remove the column; to keep it, write the table to a file first and import that with --replace.";

    public const string FieldRemoved = "Put the column back, or give it its old name again.";

    public const string Addition = "Drop it: it acts on what is written without the history knowing.";

    public const string FieldRetyped = "Give the column its old type again.";

    /// <summary>The change is to what the history has left behind: nothing that is adopted now could make it right.</summary>
    public const string Past = "What is past cannot be adopted: put it back from a backup.";

    private const string BadId = "Give it an id from 1 upward.";

    /// <summary>Null where a row can be adopted.</summary>
    /// <param name="hash">Null where the row does not fit its layer.</param>
    /// <param name="unfit">Says why it does not.</param>
    public static string? OfRow(long id, FeatureHash? hash, Func<string> unfit) => id < 1 ? BadId : hash is null ? unfit() : null;

    public static string OtherKind(GeometryKind kind) => $"Its shape is not of the kind {kind}: mend it in the program that wrote it.";
}
