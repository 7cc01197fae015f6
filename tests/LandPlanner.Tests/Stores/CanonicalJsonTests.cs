using System.Globalization;
using System.Text.Json;
using CsCheck;
using LandPlanner.Stores;

namespace LandPlanner.Tests.Stores;

public sealed class CanonicalJsonTests
{
    // The samples of RFC 8785, appendix B: IEEE 754 bits and their text.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("7fffffffffffffff", "null")]
    [InlineData("7ff0000000000000", "null")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Reals_are_written_as_the_standard_shows(string bits, string expected)
    {
        var value = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

        Assert.Equal(expected, new CanonicalJson().Real(value).ToString());
    }

    [Fact]
    public void Every_real_reads_back_as_itself() => Gen.Double.Where(double.IsFinite).Sample(
        value => double.Parse(new CanonicalJson().Real(value).ToString(), CultureInfo.InvariantCulture).Equals(value == 0 ? 0 : value));

    [Fact]
    public void Every_text_reads_back_as_itself() => Gen.String.Where(text => !text.Any(char.IsSurrogate)).Sample(
        text => JsonSerializer.Deserialize<string>(new CanonicalJson().Text(text).Written) == text);

    // RFC 8785 §3.2.2.2.
    [Fact]
    public void Only_what_must_be_is_escaped() => Assert.Equal(
        "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u007f\u2028\uFEFF𠮷\"", new CanonicalJson().Text("€$\u000f\nA'B\"\\\\\"/\u007f\u2028\uFEFF𠮷").ToString());

    [Fact]
    public void Half_a_character_becomes_the_replacement_character() => Assert.Equal("\"a\uFFFD\"", new CanonicalJson().Text("a\ud842").ToString());
}
