using LandPlanner.Web.Components.IdleLand;

namespace LandPlanner.Web.Components.Schemes;

/// <summary>What the panel of land development shows.</summary>
internal enum LandTab
{
    Tracts,
    Boundary,
    Idle,
}

/// <summary>What is shown of a scheme, or of additions.</summary>
public enum SchemePage
{
    Checks,
    Parcels,
    Zones,
    Ledgers,
    Steps,
    Texts,
}

/// <summary>A check that was pointed to.</summary>
public sealed record CheckPick(string Id, string Subject);

/// <summary>What somebody wrote for the draft of a scheme, and the word it is kept by.</summary>
public sealed record WrittenTexts(string Written, string Word);

/// <summary>Where somebody was in the schemes, or in the additions.</summary>
public sealed class SchemeView
{
    /// <summary>The layer that is checked; null for the newest.</summary>
    public string? Layer { get; set; }

    /// <summary>The year it is checked for; null for the one that parcels name.</summary>
    public int? Year { get; set; }

    public SchemePage Page { get; set; }

    /// <summary>For the draft of each scheme, by its layer.</summary>
    public Dictionary<string, WrittenTexts> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>The check that is open; null for none.</summary>
    public CheckPick? Check { get; set; }
}

/// <summary>Where somebody was in the panel of land development, so that closing it loses nothing.</summary>
internal sealed class LandView
{
    public LandTab Tab { get; set; }

    public SchemeView Tracts { get; } = new();

    public SchemeView Boundary { get; } = new();

    public IdleView Idle { get; } = new();

    /// <summary>The day from which an expropriation is planned; null for today.</summary>
    public DateOnly? Start { get; set; }
}
