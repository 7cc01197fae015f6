using LandPlanner.Stores;

namespace LandPlanner.Figures;

/// <summary>The figures of a year with the sentences they stand in, as <c>data/figures/YEAR.yaml</c> has them. Immutable.</summary>
/// <param name="AreTargets">Whether they were set for the year, rather than reported after it.</param>
public sealed record FigureSheet(int Year, bool AreTargets, string TitleZh, string TitleEn, IReadOnlyList<FigureSection> Sections, IReadOnlyList<Figure> Figures)
{
    /// <summary>How a figure is named beyond its year: "2023/tract-area".</summary>
    public string FullId(Figure figure) => FormattableString.Invariant($"{Year}/{figure.Id}");

    /// <summary>The sentence a figure stands in.</summary>
    public FigureSentence SentenceOf(Figure figure) => Sections.SelectMany(section => section.Sentences).First(sentence => sentence.Parts.Any(part => part.Figure == figure.Id));

    /// <param name="id">With the year before it or without.</param>
    /// <exception cref="WorkspaceException">There is no such figure.</exception>
    public Figure Get(string id) => Figures.FirstOrDefault(figure => figure.Id == id || FullId(figure) == id)
        ?? throw new WorkspaceException($"There is no figure '{id}' in {Year}; there are {string.Join(", ", Figures.Select(figure => figure.Id))}.{NearestWord.Hint(id, Figures.Select(figure => figure.Id))}");
}
