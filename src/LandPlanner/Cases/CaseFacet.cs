namespace LandPlanner.Cases;

/// <summary>What a list of cases is counted by; each is a choice of <see cref="CaseFilter"/> too.</summary>
public enum CaseFacet
{
    State,
    Stage,
    Village,
    Source,
    Kind,
    Batch,
    Person,
    Urgency,
}
