namespace LandPlanner.Figures;

/// <summary>A part of the report under a heading of its own: one paragraph of sentences.</summary>
public sealed record FigureSection(string TitleZh, string TitleEn, IReadOnlyList<FigureSentence> Sentences);
