namespace LandPlanner.Web.Ledgers;

/// <summary>What is wrong with one field of an entry.</summary>
/// <param name="Field">Its name; empty for the entry as a whole.</param>
public sealed record EntryLack(string Field, string Sentence);
