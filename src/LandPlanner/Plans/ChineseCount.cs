namespace LandPlanner.Plans;

/// <summary>Numbers as a formula counts its parts: 一, 两, 十二, 廿, or digits.</summary>
internal static class ChineseCount
{
    private const string Digits = "零一二三四五六七八九";
    private const string Other = "〇壹贰叁肆伍陆柒捌玖";
    private const int Ten = 10;

    /// <summary>The number a text begins with, and how many letters it takes; null where it begins with none, or one beyond 99.</summary>
    public static (int Number, int Length)? At(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (ValueOf(text[length]) >= 0 || text[length] is '十' or '拾'))
            length++;
        return length > 0 && Read(text[..length]) is { } number ? (number, length) : null;
    }

    private static int? Read(ReadOnlySpan<char> text)
    {
        var ten = text.IndexOfAny('十', '拾');
        if (ten < 0)
            return text.Length == 1 ? ValueOf(text[0]) : text.Length == 2 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) ? Ten * ValueOf(text[0]) + ValueOf(text[1]) : null;
        var tens = ten == 0 ? 1 : ten == 1 ? ValueOf(text[0]) : -1;
        var units = text.Length == ten + 1 ? 0 : text.Length == ten + 2 ? ValueOf(text[^1]) : -1;
        return tens is >= 1 && units >= 0 ? Ten * tens + units : null;
    }

    private static int ValueOf(char letter) => letter switch
    {
        '两' or '双' => 2,
        >= '0' and <= '9' => letter - '0',
        _ when Digits.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place => place,
        _ => Other.IndexOf(letter, StringComparison.Ordinal),
    };
}
