using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using LandPlanner.Stores;

namespace LandPlanner.Cli.Tests;

/// <summary>Holds the table of Chinese sentences (Stores/Sentence.resx) against all sentences of the code.</summary>
public sealed partial class SentenceTests
{
    private static readonly SentencesInCode Code = SentencesInCode.Read();

    private static readonly Dictionary<string, string> Chinese = new ResourceManager("LandPlanner.Stores.Sentence", typeof(Sentence).Assembly)
        .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    [Theory]
    [InlineData("The workspace has no layer '{0}'. 'landplanner layers' lists those it has.")]
    [InlineData("{0} files at most at a time.")]
    [InlineData("'{0}' is no date; write it like 2023-12-31.")]
    [InlineData(" by {0} in revision {1} ({2})")]
    public void Sentences_are_found_in_every_room(string template) => Assert.Contains(template, Code.Sentences.Select(sentence => sentence.Template));

    [Fact]
    public void Every_sentence_is_written_so_that_it_can_be_said_in_Chinese() => Assert.True(Code.Faults.Count == 0, Lines(Code.Faults));

    [Fact]
    public void Every_sentence_has_Chinese()
    {
        var without = Code.Sentences.Where(sentence => Words(sentence.Template).Any(char.IsLetter) && !Chinese.ContainsKey(sentence.Template));

        Assert.True(!without.Any(), "These have no Chinese in src/LandPlanner/Stores/Sentence.resx:\n" + Lines(without.GroupBy(one => one.Template, (template, all) => $"{template}\t{all.First().Method}")));
    }

    /// <summary>A sentence that is made of words put into it alone may have none.</summary>
    [Fact]
    public void What_is_called_Chinese_is() => Assert.Empty(
        Chinese.Where(pair => Words(pair.Value).Any(char.IsLetter) && !pair.Value.Any(letter => letter is >= '\u4e00' and <= '\u9fff')).Select(pair => $"{pair.Key}\t{pair.Value}")
            .Concat(Chinese.Where(pair => pair.Value.Length == 0).Select(pair => pair.Key)));

    [Fact]
    public void All_Chinese_is_for_a_sentence()
    {
        var idle = Chinese.Keys.Except(Code.Sentences.Select(sentence => sentence.Template));

        Assert.True(!idle.Any(), "No code says these any more; take them out of src/LandPlanner/Stores/Sentence.resx:\n" + Lines(idle));
    }

    [Fact]
    public void Chinese_puts_in_the_words_that_English_does()
    {
        var other = Chinese.Where(pair => !Places(pair.Key).SetEquals(Places(pair.Value))).Select(pair => pair.Key);

        Assert.True(!other.Any(), "Their Chinese has other {…}:\n" + Lines(other));
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    private static string Words(string template) => Place().Replace(template, "");

    private static HashSet<string> Places(string template) => [.. Place().Matches(template).Select(match => match.Value)];

    [GeneratedRegex(@"(?<!\{)\{\d+\}(?!\})")]
    private static partial Regex Place();
}
