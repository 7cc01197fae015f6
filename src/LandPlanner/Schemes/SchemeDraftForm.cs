using LandPlanner.Audits;
using LandPlanner.Stores;

namespace LandPlanner.Schemes;

/// <summary>A text that a draft needs and no layer gives.</summary>
/// <param name="Content">Which of the five required contents it belongs to, from 1; 6 for what comes after them.</param>
/// <param name="Ask">What stands in its place until somebody supplies it.</param>
public sealed record SchemeDraftText(string Id, int Content, string Title, string Ask);

/// <summary>What the draft of a tract scheme must say, as <c>data/schemes/draft.yaml</c> has it. Immutable.</summary>
/// <param name="Contents">The titles of the five.</param>
/// <param name="RoadClasses">Classes of the survey that are ways; each with all below it.</param>
/// <param name="RoadMetres">How near a way must be to adjoin.</param>
public sealed record SchemeDraftForm(
    string Title, IReadOnlyList<string> Contents, IReadOnlyList<LegalBasis> Basis, IReadOnlyList<SchemeDraftText> Texts, IReadOnlyList<string> RoadClasses, double RoadMetres)
{
    /// <summary>Reads what somebody wrote: a line "# " with a text's title or id, and beneath it its paragraphs, a line each.</summary>
    /// <returns>The paragraphs by the text's id; what is not there was not written.</returns>
    /// <exception cref="WorkspaceException">A heading is none of the texts, or is there twice, or words stand above the first.</exception>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string written)
    {
        var texts = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var (i, line) in written.TrimStart('\uFEFF').Split('\n').Select(line => line.Trim()).Index())
        {
            if (line.StartsWith('#'))
            {
                var name = line.TrimStart('#').Trim();
                var text = Texts.FirstOrDefault(text => text.Id == name || text.Title == name)
                    ?? throw new WorkspaceException($"Line {i + 1} of the texts: a draft has no text '{name}'. There are {string.Join(", ", Texts.Select(one => $"{one.Id} ({one.Title})"))}.");
                if (!texts.TryAdd(text.Id, current = []))
                    throw new WorkspaceException($"Line {i + 1} of the texts: '{text.Title}' is there twice.");
            }
            else if (line.Length > 0)
            {
                (current ?? throw new WorkspaceException($"Line {i + 1} of the texts stands under no heading; begin with a line such as '# {Texts[0].Title}'.")).Add(line);
            }
        }

        return texts.Where(text => text.Value.Count > 0).ToDictionary(StringComparer.Ordinal);
    }
}
