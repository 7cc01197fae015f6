using LandPlanner.Stores;

namespace LandPlanner.Figures;

internal enum FigureTokenKind
{
    /// <summary>A keyword, a name, or a text without blanks.</summary>
    Word,

    /// <summary>A text in quotes: never a keyword.</summary>
    Quoted,
    Number,
    Date,
    Sign,
    End,
}

/// <param name="Text">Without its quotes.</param>
/// <param name="Offset">Where it begins in the query.</param>
internal readonly record struct FigureToken(FigureTokenKind Kind, string Text, int Offset)
{
    public bool Is(string word) => Kind is FigureTokenKind.Word or FigureTokenKind.Sign && Text == word;

    /// <summary>As a complaint names it.</summary>
    public Sentence Shown => Kind == FigureTokenKind.End ? (Sentence)"the end" : $"'{Text}'";
}
