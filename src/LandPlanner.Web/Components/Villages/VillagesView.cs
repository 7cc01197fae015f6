namespace LandPlanner.Web.Components.Villages;

/// <summary>The two ledgers of the panel.</summary>
public enum VillagesTab
{
    Income,
    Titles,
}

/// <summary>Where somebody was in the panel of villages, so that closing it loses nothing.</summary>
internal sealed class VillagesView
{
    private readonly Dictionary<VillagesTab, string> _ways = [];

    public VillagesTab Tab { get; set; }

    /// <summary>Of incomes; null for the latest there is.</summary>
    public int? Year { get; set; }

    /// <summary>Whether a table is being entered.</summary>
    public bool IsEntering { get; set; }

    /// <summary>The id of the ledger's theme.</summary>
    public string Theme => WordOf(Tab);

    /// <summary>The way its classes are made; null for the theme's first.</summary>
    public string? Way
    {
        get => _ways.GetValueOrDefault(Tab);
        set => _ways[Tab] = value!;
    }

    public static string WordOf(VillagesTab tab) => tab == VillagesTab.Income ? "income" : "titles";
}
