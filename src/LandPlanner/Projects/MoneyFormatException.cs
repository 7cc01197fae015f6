using LandPlanner.Stores;

namespace LandPlanner.Projects;

/// <summary>A text is no amount of money.</summary>
public sealed class MoneyFormatException(Sentence sentence) : WorkspaceException(sentence);
