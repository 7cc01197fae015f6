using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text;

namespace LandPlanner.Stores;

/// <summary>
/// What is said to a person: written once, in English, where it is said, and read in Chinese from <c>Sentence.resx</c> by its template ("Feature {0} of '{1}' …"). Wherever one is asked for,
/// <c>$"…"</c> makes one, and so does a constant text. Words put into it are written in the invariant culture; one that is itself a sentence is said in the same language.
/// </summary>
[InterpolatedStringHandler]
public sealed class Sentence
{
    private static readonly ResourceManager ChineseTemplates = new("LandPlanner.Stores.Sentence", typeof(Sentence).Assembly);

    private readonly StringBuilder _template;
    private readonly List<object> _words;

    /// <summary>For the compiler, which begins a sentence with it.</summary>
    public Sentence(int literalLength, int formattedCount)
    {
        _template = new(literalLength + 3 * formattedCount);
        _words = new(formattedCount);
    }

    /// <summary>Whether the person who asks reads Chinese, by the culture of the interface, which flows with what is done for them.</summary>
    public static bool InChinese => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal);

    /// <summary>A sentence without words put into it.</summary>
    /// <param name="constant">A constant: nothing else could be looked up. Text from elsewhere is quoted.</param>
    public static implicit operator Sentence(string constant)
    {
        var sentence = new Sentence(constant.Length, 0);
        sentence.AppendLiteral(constant);
        return sentence;
    }

    /// <summary>Text from elsewhere: of another program, of a file, or said already. It stays as it is.</summary>
    public static Sentence Quote(string text)
    {
        var sentence = new Sentence(0, 1);
        sentence.AppendFormatted(text);
        return sentence;
    }

    /// <summary>A sentence as text, in the language of whoever asks.</summary>
    public static string Said(Sentence sentence) => sentence.ToString();

    public void AppendLiteral(string text) => _template.Append(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    public void AppendFormatted(string? word) => Append(word ?? "");

    public void AppendFormatted(Sentence part) => Append(part);

    public void AppendFormatted(object? value, string? format = null) =>
        Append(value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : value?.ToString() ?? "");

    public string Say(bool inChinese)
    {
        var template = _template.ToString();
        var words = _words.Select(word => word is Sentence part ? part.Say(inChinese) : word).ToArray();
        return string.Format(CultureInfo.InvariantCulture, inChinese ? ChineseTemplates.GetString(template, CultureInfo.InvariantCulture) ?? template : template, words);
    }

    /// <summary>In the language of whoever asks.</summary>
    public override string ToString() => Say(InChinese);

    private void Append(object word)
    {
        _template.Append(CultureInfo.InvariantCulture, $"{{{_words.Count}}}");
        _words.Add(word);
    }
}
