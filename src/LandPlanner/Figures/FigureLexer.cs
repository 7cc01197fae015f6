using System.Globalization;

namespace LandPlanner.Figures;

/// <summary>Cuts a query into tokens.</summary>
internal sealed class FigureLexer(FigureText source)
{
    private static readonly string[] Signs = ["!=", "<=", ">=", "=", "<", ">", "(", ")", ",", "+", "-"];

    private readonly string _text = source.Text;
    private int _at;

    /// <summary>The last is of kind <see cref="FigureTokenKind.End"/>.</summary>
    /// <exception cref="FigureException">A letter, a number or a quote cannot stand where it does.</exception>
    public IReadOnlyList<FigureToken> Read()
    {
        var tokens = new List<FigureToken>();
        while (true)
        {
            while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
                _at++;
            if (_at == _text.Length)
                return [.. tokens, new(FigureTokenKind.End, "", _at)];
            tokens.Add(Next());
        }
    }

    private FigureToken Next()
    {
        var letter = _text[_at];
        if (letter is '\'' or '"')
            return Quoted(letter);
        if (char.IsAsciiDigit(letter))
            return Number();
        if (IsWordLetter(letter))
            return new(FigureTokenKind.Word, Take(other => IsWordLetter(other) || char.IsAsciiDigit(other) || other is '-' or '.', out var start), start);
        var sign = Signs.FirstOrDefault(sign => string.CompareOrdinal(_text, _at, sign, 0, sign.Length) == 0)
            ?? throw source.Wrong(_at, $"'{letter}' cannot stand here. A text with other signs than letters, digits, '-' and '_' is put in quotes.");
        _at += sign.Length;
        return new(FigureTokenKind.Sign, sign, _at - sign.Length);
    }

    private FigureToken Quoted(char quote)
    {
        var start = _at;
        do
        {
            _at = _text.IndexOf(quote, _at + 1) + 1;
            if (_at == 0)
                throw source.Wrong(start, $"the quote that begins here is not closed with {quote}.");
        }
        while (_at < _text.Length && _text[_at] == quote);
        return new(FigureTokenKind.Quoted, _text[(start + 1)..(_at - 1)].Replace($"{quote}{quote}", $"{quote}", StringComparison.Ordinal), start);
    }

    private FigureToken Number()
    {
        var text = Take(letter => char.IsAsciiDigit(letter) || letter is '.' or '-' || IsWordLetter(letter), out var start);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return new(FigureTokenKind.Date, text, start);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? new(FigureTokenKind.Number, text, start)
            : throw source.Wrong(start, $"'{text}' is neither a number nor a date such as 2023-12-31. Put a text that begins with a digit in quotes, and a blank between a number and its unit.");
    }

    private string Take(Func<char, bool> belongs, out int start)
    {
        start = _at;
        while (_at < _text.Length && belongs(_text[_at]))
            _at++;
        return _text[start.._at];
    }

    /// <summary>The signs for square metres are letters of their units.</summary>
    private static bool IsWordLetter(char letter) => char.IsLetter(letter) || letter is '_' or '㎡' or '²';
}
