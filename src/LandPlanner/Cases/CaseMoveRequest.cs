namespace LandPlanner.Cases;

/// <summary>A move as somebody asks for it.</summary>
/// <param name="On">The day it was made.</param>
/// <param name="Values">Fields told with the move, already of their types.</param>
/// <param name="Evidence">Evidence that comes with it.</param>
public sealed record CaseMoveRequest(
    string Move, DateOnly On, string Note, IReadOnlyDictionary<string, object?> Values, IReadOnlyList<EvidenceFacts> Evidence);
