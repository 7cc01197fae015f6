using LandPlanner.Stores;

namespace LandPlanner.Figures;

/// <summary>A piece of a file of figures, each of whose letters knows where it stands there.</summary>
public sealed class FigureText
{
    private readonly string _file;
    private readonly IReadOnlyList<TextPlace> _places;

    /// <param name="places">One for each letter of <paramref name="text"/>, then one for its end.</param>
    /// <exception cref="ArgumentException">There are more or fewer places than that.</exception>
    public FigureText(string file, string text, IReadOnlyList<TextPlace> places)
    {
        if (places.Count != text.Length + 1)
            throw new ArgumentException($"{text.Length} letters need {text.Length + 1} places.", nameof(places));
        (_file, Text, _places) = (file, text, places);
    }

    public string Text { get; }

    /// <summary>A text on one line of its own.</summary>
    public static FigureText Line(string file, string text) => new(file, text, [.. Enumerable.Range(1, text.Length + 1).Select(column => new TextPlace(1, column))]);

    public FigureException Wrong(int offset, Sentence reason) => new(_file, _places[Math.Clamp(offset, 0, Text.Length)], reason);
}
