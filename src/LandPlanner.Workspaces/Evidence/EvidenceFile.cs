namespace LandPlanner.Workspaces.Evidence;

/// <summary>A photo or document that somebody brings.</summary>
/// <param name="Kind">"wide", "document": see <c>data/ledgers/evidence.yaml</c>.</param>
/// <param name="FileName">Without its folder.</param>
public sealed record EvidenceFile(string Kind, string FileName, byte[] Content, string Operator = "", string Note = "");
