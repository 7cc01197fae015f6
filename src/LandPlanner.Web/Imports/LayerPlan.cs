using System.Globalization;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Imports;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Web.Imports;

/// <summary>How far a layer has come on its way in.</summary>
public enum PlanState
{
    Chosen,
    Importing,
    Imported,
    Failed,
}

/// <summary>One layer that was found in the files, what a person wants of it, and what became of it.</summary>
public sealed class LayerPlan(string path, string file, InspectedLayer found, TableSet tables)
{
    public string Path { get; } = path;

    /// <summary>The file's name.</summary>
    public string File { get; } = file;

    public InspectedLayer Found { get; } = found;

    /// <summary>Whether it is to be imported.</summary>
    public bool IsTicked { get; set; } = true;

    /// <summary>Its name in the workspace.</summary>
    public string Name { get; set; } = "";

    public string Role { get; set; } = "";

    public WriteMode Mode { get; set; } = WriteMode.Create;

    /// <summary>The person's word on the coordinates; null for the file's own.</summary>
    public CrsDefinition? ChosenCrs { get; set; }

    /// <summary>Seven parameters as they were typed.</summary>
    public string ShiftText { get; set; } = "";

    /// <summary>The person's word on the text; null for what was found.</summary>
    public string? Encoding { get; set; }

    public DateTime? Vintage { get; set; }

    public string? Covers { get; set; }

    /// <summary>The base year of a plan as it was typed.</summary>
    public string BaseYearText { get; set; } = "";

    /// <summary>The target year likewise.</summary>
    public string TargetYearText { get; set; } = "";

    /// <summary>Whether years can be said of it: its role is of a plan, and it is no addition to a layer that has its own.</summary>
    public bool HasTerm => Mode != WriteMode.Append && tables.Roles.Get(new(Role)).IsPlan;

    /// <summary>Whether the years typed are both there and can be those of a plan, or none is typed.</summary>
    public bool IsTermSound => !HasTerm || Term() is not null || (IsBlank(BaseYearText) && IsBlank(TargetYearText));

    public PlanState State { get; set; }

    public ImportPreview? Preview { get; set; }

    /// <summary>Why there is no preview, or why the import failed; a sentence.</summary>
    public string? Failure { get; set; }

    public double Progress { get; set; }

    public ImportResult? Result { get; set; }

    public bool HasShapes => Found.Source.Kind != GeometryKind.None;

    /// <summary>The system the coordinates will be read in; null where nobody has said yet.</summary>
    public CrsDefinition? Crs => ChosenCrs ?? (Found.Crs is { } code ? tables.Crs.Get(code) : null);

    public bool NeedsCrs => HasShapes && Crs is null;

    /// <summary>Whether the datum is an old one, whose parameters only the person can have.</summary>
    public bool NeedsShift => HasShapes && Crs is { Datum: Datum.Xian1980 or Datum.Beijing1954 };

    /// <summary>What is wrong with the parameters typed; null where nothing is, or none are.</summary>
    public string? ShiftFault { get; private set; }

    /// <summary>Whether all that the coordinates need is known.</summary>
    public bool IsPlaced => !NeedsCrs && (!NeedsShift || Shift() is not null);

    public DatumShift? Shift()
    {
        ShiftFault = null;
        if (!NeedsShift || string.IsNullOrWhiteSpace(ShiftText))
            return null;
        try
        {
            return DatumShift.Parse(ShiftText);
        }
        catch (CrsException fault)
        {
            ShiftFault = fault.Message;
            return null;
        }
    }

    /// <summary>The years typed; null where there are none, or they cannot be.</summary>
    private PlanTerm? Term()
    {
        if (!HasTerm || !TryYear(BaseYearText, out var from) || !TryYear(TargetYearText, out var until))
            return null;
        try
        {
            return PlanTerm.Of(from, until);
        }
        catch (WorkspaceException)
        {
            return null;
        }
    }

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text);

    private static bool TryYear(string text, out int year) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out year);

    public ImportRequest Request(RevisionNote note) => new(Path, Name.Trim(), new(Role), note)
    {
        SourceLayer = Found.Source.Name,
        Mode = Mode,
        Encoding = Encoding,
        Crs = ChosenCrs?.Code,
        Shift = Shift(),
        Vintage = Vintage is { } day ? DateOnly.FromDateTime(day) : null,
        Covers = Covers,
        Term = Term(),
    };
}
