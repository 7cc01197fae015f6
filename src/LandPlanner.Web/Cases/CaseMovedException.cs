using LandPlanner.Stores;

namespace LandPlanner.Web.Cases;

/// <summary>Somebody else moved or changed a case after it was shown. Nothing was changed.</summary>
public sealed class CaseMovedException(string number) : WorkspaceException($"{number} was changed by somebody else meanwhile. Nothing was saved.");
