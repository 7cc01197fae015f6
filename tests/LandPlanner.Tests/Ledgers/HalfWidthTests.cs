using LandPlanner.Ledgers;

namespace LandPlanner.Tests.Ledgers;

public sealed class HalfWidthTests
{
    [Fact]
    public void Every_sign_of_full_width_becomes_the_plain_one_that_Unicode_names()
    {
        // UnicodeData.txt: U+FF01 "FULLWIDTH EXCLAMATION MARK" <wide> 0021, and so on to U+FF5E "FULLWIDTH TILDE" <wide> 007E.
        var plain = string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code));
        var wide = string.Concat(Enumerable.Range(0xFF01, plain.Length).Select(code => (char)code));

        Assert.Equal(plain, HalfWidth.Of(wide));
        Assert.Equal("12(万元) a", HalfWidth.Of("１２（万元）　ａ"));
    }

    [Fact]
    public void What_is_no_sign_of_full_width_stays()
    {
        const string text = "温泉镇、“投资”2024年 ㎡￥。";

        Assert.Equal(text, HalfWidth.Of(text));
        Assert.Equal("", HalfWidth.Of(""));
    }
}
