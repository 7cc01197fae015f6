using LandPlanner.Stores;

namespace LandPlanner.PostGis.Tests;

public sealed class AddressTests
{
    [Fact]
    public void Its_parts_are_those_of_a_libpq_uri()
    {
        var address = PostGisAddress.Parse("postgresql://%E7%8E%8B:pa%40ss@db.example:5499/land%20use?schema=%E6%B8%A9%E6%B3%89&sslmode=verify-full&connect_timeout=7");

        Assert.Equal(("王", "db.example", 5499, "land use", "温泉"), (address.User, address.Host, address.Port, address.Database, address.Schema));
        Assert.Contains("pa@ss", address.ConnectionString, StringComparison.Ordinal);
        Assert.Contains("VerifyFull", address.ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_has_a_default()
    {
        var address = PostGisAddress.Parse("postgres://anna@localhost");

        Assert.Equal(("anna", 5432, "anna", "landplanner"), (address.User, address.Port, address.Database, address.Schema));
    }

    [Theory]
    [InlineData("postgresql://anna:geheim@localhost/db")]
    [InlineData("postgresql://anna:geheim@[::1]:5433/db?schema=x")]
    [InlineData("postgresql://anna:geheim@/db?host=/run/postgresql")]
    public void The_password_never_comes_out(string text)
    {
        var address = PostGisAddress.Parse(text);

        Assert.DoesNotContain("geheim", address.ToString(), StringComparison.Ordinal);
        Assert.Equal(address.ToString(), PostGisAddress.Parse(address.ToString()).ToString());
    }

    [Theory]
    [InlineData("postgresql://anna:geheim@localhost/db?sslmode=perhaps")]
    [InlineData("postgresql://anna:geheim@localhost/db?color=red")]
    [InlineData("postgresql://anna:geheim@localhost/db?connect_timeout=soon")]
    [InlineData("postgresql://anna:geheim@localhost/db?schema=public")]
    [InlineData("postgresql://anna:geheim@localhost/db?schema=pg_toast")]
    [InlineData("postgresql://anna:geheim@localhost/db?schema=a%22b")]
    [InlineData("postgresql://anna:geheim@local host:x/db")]
    public void A_bad_address_is_refused_in_a_sentence_without_the_password(string text)
    {
        var refusal = Assert.Throws<WorkspaceException>(() => PostGisAddress.Parse(text));

        Assert.DoesNotContain("geheim", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }
}
