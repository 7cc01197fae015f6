using LandPlanner.Stores;

namespace LandPlanner.Projects;

/// <summary>Finds projects as people name them: by number, or by name where no other has it.</summary>
public sealed class ProjectFinder(IReadOnlyList<ProjectFile> files)
{
    private readonly Dictionary<string, ProjectFile> _byNumber = files.ToDictionary(file => file.Project.Number, StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, ProjectFile> _byName = files.ToLookup(file => file.Project.Name, StringComparer.Ordinal);

    /// <param name="complaint">A full sentence where none is found.</param>
    public ProjectFile? Find(string text, out string complaint)
    {
        complaint = "";
        if (_byNumber.TryGetValue(text, out var file))
            return file;
        var named = _byName[text].ToList();
        if (named.Count == 1)
            return named[0];
        complaint = Sentence.Said(named.Count > 1
            ? (Sentence)$"'{text}' is the name of {string.Join(Sentence.Said(" and of "), named.Select(one => one.Project.Number))}; give the number."
            : $"There is no project '{text}'. 'landplanner project list' lists those there are.");
        return null;
    }
}
