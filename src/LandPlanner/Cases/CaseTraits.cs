namespace LandPlanner.Cases;

/// <summary>What filters and orders ask of a case, looked up once.</summary>
internal sealed record CaseTraits(
    Case Case, CaseStage Stage, int StatePlace, string Number, string State, string Village, string Source, string Kind, string Batch, string Person, bool IsKey, DateOnly IssuedOn, DateOnly? DueOn)
{
    public static CaseTraits Of(Case one, CaseProcess process)
    {
        var state = process.State(one.State);
        return new(
            one, state.Stage, process.States.TakeWhile(other => other.Id != state.Id).Count(), one.Number, state.Id, one.Village, one.Source, one.Kind, one.Batch, one.Person, one.IsKey, one.IssuedOn,
            one.DueOn);
    }

    /// <summary>What a case counts as; empty for unknown.</summary>
    public string this[CaseFacet facet, CaseDay day] => facet switch
    {
        CaseFacet.State => State,
        CaseFacet.Stage => CaseWords.Word(Stage),
        CaseFacet.Village => Village,
        CaseFacet.Source => Source,
        CaseFacet.Kind => Kind,
        CaseFacet.Batch => Batch,
        CaseFacet.Person => Person,
        _ => CaseWords.Word(day.UrgencyOf(Stage, DueOn)),
    };
}
