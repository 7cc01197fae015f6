using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>What must be done by hand before something that was changed past a workspace can be adopted, as sentences.</summary>
public static class Obstacles
{
    public static string UnknownLayer => Sentence.Said("Strike it from landplanner_layers; if its table is worth keeping, import that.");

    public static string TableGone => Sentence.Said("Put it back from a backup.");

    public static string FieldAdded => Sentence.Said("Remove the column; to keep it, write the table to a file first and import that with --replace.");

    public static string FieldRemoved => Sentence.Said("Put the column back, or give it its old name again.");

    public static string Addition => Sentence.Said("Drop it: it acts on what is written without the history knowing.");

    public static string FieldRetyped => Sentence.Said("Give the column its old type again.");

    /// <summary>The change is to what the history has left behind: nothing that is adopted now could make it right.</summary>
    public static string Past => Sentence.Said("What is past cannot be adopted: put it back from a backup.");

    private static string BadId => Sentence.Said("Give it an id from 1 upward.");

    /// <summary>Null where a row can be adopted.</summary>
    /// <param name="hash">Null where the row does not fit its layer.</param>
    /// <param name="unfit">Says why it does not.</param>
    public static string? OfRow(long id, FeatureHash? hash, Func<string> unfit) => id < 1 ? BadId : hash is null ? unfit() : null;

    public static string OtherKind(GeometryKind kind) => Sentence.Said($"Its shape is not of the kind {kind}: mend it in the program that wrote it.");
}
