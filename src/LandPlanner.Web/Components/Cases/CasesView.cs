using LandPlanner.Cases;
using LandPlanner.Web.FieldWork;

namespace LandPlanner.Web.Components.Cases;

/// <summary>The counts at the top of the list, each of which is a filter too.</summary>
internal enum CaseTile
{
    All,
    Overdue,
    Soon,
    Open,
    Disposed,
    Closed,
}

/// <summary>What the case panel shows.</summary>
internal enum CasesPage
{
    List,
    Card,
    Board,
    Batch,
    Return,
}

/// <summary>Which cases somebody wants listed.</summary>
internal sealed record CasesWish(CaseList List, CaseFilter Filter, CaseTile Tile, bool IsMine, string Author, CaseOrder Order, DateOnly Today);

/// <summary>Where somebody was in the case panel, so that closing it loses nothing.</summary>
internal sealed class CasesView : IDisposable
{
    public CasesPage Page { get; set; } = CasesPage.List;

    public CaseTile Tile { get; set; } = CaseTile.All;

    /// <summary>Only cases that are this person's own to see to.</summary>
    public bool IsMine { get; set; }

    /// <summary>Without what <see cref="Tile"/> and <see cref="IsMine"/> choose.</summary>
    public CaseFilter Filter { get; set; } = CaseFilter.All;

    public CaseOrder Order { get; set; } = CaseOrder.Urgency;

    /// <summary>What was listed last.</summary>
    public CasesShown? Shown { get; set; }

    /// <summary>Ids of cases marked to be dealt with together.</summary>
    public HashSet<long> Marked { get; } = [];

    /// <summary>A package from the field that is looked at; null for none.</summary>
    public FieldReview? Review { get; set; }

    /// <summary>The year of the board; null for the one that runs.</summary>
    public int? Year { get; set; }

    /// <summary>What the board tells its rates apart by.</summary>
    public CaseFacet By { get; set; } = CaseFacet.Village;

    /// <summary>Ids of the only cases to list, with what they are called; null for all. What stands behind a figure of the board is looked at so.</summary>
    public (string Title, IReadOnlySet<long> Ids)? Only { get; private set; }

    public void ShowOnly(string title, IEnumerable<Case> cases)
    {
        Only = (title, cases.Select(one => one.Id).ToHashSet());
        (Tile, IsMine) = (CaseTile.All, false);
    }

    public void ShowAll() => Only = null;

    public void Dispose() => Review?.Dispose();

    /// <summary>The filter with the tile's part and the person's.</summary>
    public CaseFilter Whole(string author) => Mine(author) with
    {
        Urgencies = Tile switch { CaseTile.Overdue => [CaseUrgency.Overdue], CaseTile.Soon => [CaseUrgency.Soon], _ => [] },
        Stages = Tile switch { CaseTile.Open => [CaseStage.Open], CaseTile.Disposed => [CaseStage.Disposed], CaseTile.Closed => [CaseStage.Closed], _ => [] },
    };

    /// <summary>The filter without the tile's part: what the tiles count.</summary>
    public CaseFilter Mine(string author) => IsMine ? Filter with { Persons = [author] } : Filter;
}
