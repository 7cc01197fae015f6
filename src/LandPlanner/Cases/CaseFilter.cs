using LandPlanner.Stores;

namespace LandPlanner.Cases;

/// <summary>Which cases to show. An unset member means no restriction; a case must meet all that are set. An empty text among villages, kinds or persons stands for cases that have none.</summary>
public sealed record CaseFilter
{
    public static readonly CaseFilter All = new();

    private static readonly string[] Searched = ["number", "title", "village", "person", "unit", "source_number", "batch", "note"];

    /// <summary>Ids of states.</summary>
    public IReadOnlyCollection<string> States { get; init; } = [];

    public IReadOnlyCollection<CaseStage> Stages { get; init; } = [];

    public IReadOnlyCollection<string> Villages { get; init; } = [];

    public IReadOnlyCollection<string> Sources { get; init; } = [];

    public IReadOnlyCollection<string> Kinds { get; init; } = [];

    public IReadOnlyCollection<string> Batches { get; init; } = [];

    /// <summary>Who is responsible: one's own name for "mine".</summary>
    public IReadOnlyCollection<string> Persons { get; init; } = [];

    public IReadOnlyCollection<CaseUrgency> Urgencies { get; init; } = [];

    public bool? IsKey { get; init; }

    /// <summary>Inclusive; cases without a deadline are left out.</summary>
    public DateOnly? DueFrom { get; init; }

    /// <summary>Inclusive; cases without a deadline are left out.</summary>
    public DateOnly? DueUntil { get; init; }

    /// <summary>Inclusive.</summary>
    public DateOnly? IssuedFrom { get; init; }

    /// <summary>Inclusive.</summary>
    public DateOnly? IssuedUntil { get; init; }

    /// <summary>Found anywhere in number, title, village, person, unit, number at the source, batch or note, without regard to case. Empty for no search.</summary>
    public string Text { get; init; } = "";

    public bool Matches(Case one, CaseDay day)
    {
        var traits = CaseTraits.Of(one, day.Process);
        return MeetsRest(traits) && Array.TrueForAll(Enum.GetValues<CaseFacet>(), facet => Meets(traits, facet, day));
    }

    /// <summary>The filter with other choices of one facet, as words (<see cref="CaseWords"/> for stages and urgencies); words that are none are left out.</summary>
    public CaseFilter With(CaseFacet facet, IReadOnlyCollection<string> words) => facet switch
    {
        CaseFacet.State => this with { States = words },
        CaseFacet.Stage => this with { Stages = [.. words.Select(CaseWords.Stage).OfType<CaseStage>()] },
        CaseFacet.Village => this with { Villages = words },
        CaseFacet.Source => this with { Sources = words },
        CaseFacet.Kind => this with { Kinds = words },
        CaseFacet.Batch => this with { Batches = words },
        CaseFacet.Person => this with { Persons = words },
        _ => this with { Urgencies = [.. words.Select(CaseWords.Urgency).OfType<CaseUrgency>()] },
    };

    /// <summary>
    /// The filter as a store is asked, null where it restricts nothing. Everything but <see cref="Text"/> is in it; where a text is searched for, what comes must still be put to <see cref="Matches"/>.
    /// </summary>
    public AttributeFilter? ToWhere(CaseDay day)
    {
        var parts = new List<AttributeFilter>();
        OneOf(parts, "state", States);
        if (Stages.Count > 0)
            parts.Add(In("state", StatesOf(day.Process, Stages)));
        OneOf(parts, "village", Villages);
        OneOf(parts, "source", Sources);
        OneOf(parts, "kind", Kinds);
        OneOf(parts, "batch", Batches);
        OneOf(parts, "person", Persons);
        if (Urgencies.Count > 0)
            parts.Add(Any([.. Urgencies.Select(urgency => Asked(urgency, day))]));
        if (IsKey is { } isKey)
            parts.Add(isKey ? Compare("is_key", Comparison.Equal, true) : Any([Compare("is_key", Comparison.Equal, false), new AttributeFilter.IsNull("is_key")]));
        Bound(parts, "due_on", Comparison.GreaterOrEqual, DueFrom);
        Bound(parts, "due_on", Comparison.LessOrEqual, DueUntil);
        Bound(parts, "issued_on", Comparison.GreaterOrEqual, IssuedFrom);
        Bound(parts, "issued_on", Comparison.LessOrEqual, IssuedUntil);
        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => new AttributeFilter.AllOf(parts),
        };
    }

    /// <summary>
    /// The filter as a store is asked for the first so many cases, without their shapes. Where it searches for a text the limit is left to whoever puts what comes to <see cref="Matches"/>.
    /// </summary>
    /// <exception cref="WorkspaceException">A store cannot order by the state's place in the process, or by urgency: that asks for a <see cref="CaseList"/>.</exception>
    public FeatureQuery ToQuery(CaseDay day, CaseOrder order, int? limit) =>
        new() { Where = ToWhere(day), OrderBy = [new(order.Field, order.IsDescending)], WithoutShapes = true, Limit = Text.Length == 0 ? limit : null };

    internal bool Meets(CaseTraits one, CaseFacet facet, CaseDay day) => facet switch
    {
        CaseFacet.State => IsAmong(States, one.State),
        CaseFacet.Stage => IsAmong(Stages, one.Stage),
        CaseFacet.Village => IsAmong(Villages, one.Village),
        CaseFacet.Source => IsAmong(Sources, one.Source),
        CaseFacet.Kind => IsAmong(Kinds, one.Kind),
        CaseFacet.Batch => IsAmong(Batches, one.Batch),
        CaseFacet.Person => IsAmong(Persons, one.Person),
        _ => Urgencies.Count == 0 || Urgencies.Contains(day.UrgencyOf(one.Stage, one.DueOn)),
    };

    /// <summary>Whether a case meets what is no facet.</summary>
    internal bool MeetsRest(CaseTraits one) =>
        (IsKey is null || IsKey == one.IsKey)
        && (DueFrom is null || one.DueOn >= DueFrom) && (DueUntil is null || one.DueOn <= DueUntil)
        && (IssuedFrom is null || one.IssuedOn >= IssuedFrom) && (IssuedUntil is null || one.IssuedOn <= IssuedUntil)
        && (Text.Length == 0 || Array.Exists(Searched, field => one.Case.Row.Text(field).Contains(Text, StringComparison.OrdinalIgnoreCase)));

    private static bool IsAmong<T>(IReadOnlyCollection<T> chosen, T value) => chosen.Count == 0 || chosen.Contains(value);

    private static AttributeFilter Asked(CaseUrgency urgency, CaseDay day)
    {
        var open = In("state", StatesOf(day.Process, [CaseStage.Open]));
        return urgency switch
        {
            CaseUrgency.Overdue => new AttributeFilter.AllOf([open, Compare("due_on", Comparison.Less, day.Today)]),
            CaseUrgency.Soon => new AttributeFilter.AllOf([open, Compare("due_on", Comparison.GreaterOrEqual, day.Today), Compare("due_on", Comparison.LessOrEqual, day.SoonUntil)]),
            CaseUrgency.InTime => new AttributeFilter.AllOf([open, Compare("due_on", Comparison.Greater, day.SoonUntil)]),
            CaseUrgency.Undated => new AttributeFilter.AllOf([open, new AttributeFilter.IsNull("due_on")]),
            _ => In("state", StatesOf(day.Process, [CaseStage.Disposed, CaseStage.Closed, CaseStage.Absorbed])),
        };
    }

    private static string[] StatesOf(CaseProcess process, IReadOnlyCollection<CaseStage> stages) => [.. process.States.Where(state => stages.Contains(state.Stage)).Select(state => state.Id)];

    private static void OneOf(List<AttributeFilter> parts, string field, IReadOnlyCollection<string> chosen)
    {
        if (chosen.Count == 0)
            return;
        string[] told = [.. chosen.Where(text => text.Length > 0)];
        var isNull = new AttributeFilter.IsNull(field);
        parts.Add(told.Length == chosen.Count ? In(field, told) : told.Length == 0 ? isNull : Any([In(field, told), isNull]));
    }

    private static void Bound(List<AttributeFilter> parts, string field, Comparison comparison, DateOnly? day)
    {
        if (day is { } some)
            parts.Add(Compare(field, comparison, some));
    }

    private static AttributeFilter Any(IReadOnlyList<AttributeFilter> parts) => parts.Count == 1 ? parts[0] : new AttributeFilter.AnyOf(parts);

    private static AttributeFilter.OneOf In(string field, IEnumerable<string> texts) => new(field, [.. texts]);

    private static AttributeFilter.Compare Compare(string field, Comparison comparison, object value) => new(field, comparison, value);
}
