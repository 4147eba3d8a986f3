package io.countersign.testing;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A DNS server for the tests, over UDP on this machine. What it knows are system properties, since class loaders of tests differ from that
 * which started it: texts and addresses of names, several apart by spaces. A name it does not know does not exist; one that is to fail
 * gets SERVFAIL.
 */
public final class NameServer {

    private static final String TEXT = "name-server.text.";
    private static final String ADDRESS = "name-server.address.";
    private static final String FAILS = "fails";

    private final Channel channel;

    private NameServer(Channel channel) {
        this.channel = channel;
    }

    /** Starts one on a free port, as a daemon. */
    public static NameServer start() {
        Bootstrap bootstrap = new Bootstrap()
                .group(new NioEventLoopGroup(1, Thread.ofPlatform().daemon().factory()))
                .channel(NioDatagramChannel.class)
                .handler(new ChannelInitializer<DatagramChannel>() {
                    @Override
                    protected void initChannel(DatagramChannel datagrams) {
                        datagrams
                                .pipeline()
                                .addLast(
                                        new DatagramDnsQueryDecoder(), new DatagramDnsResponseEncoder(), new Answers());
                    }
                });
        return new NameServer(
                bootstrap.bind("127.0.0.1", 0).syncUninterruptibly().channel());
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Sets the TXT records of a name; a record has no spaces. */
    public static void text(String name, String... records) {
        System.setProperty(TEXT + name, String.join(" ", records));
    }

    /** Sets the addresses of a name. */
    public static void address(String name, String... addresses) {
        System.setProperty(ADDRESS + name, String.join(" ", addresses));
    }

    /** Makes every question about a name fail. */
    public static void fail(String name) {
        text(name, FAILS);
        address(name, FAILS);
    }

    /** Makes the server know nothing of a name. */
    public static void forget(String name) {
        System.clearProperty(TEXT + name);
        System.clearProperty(ADDRESS + name);
    }

    private static final class Answers extends SimpleChannelInboundHandler<DatagramDnsQuery> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramDnsQuery query) {
            DnsQuestion question = query.recordAt(DnsSection.QUESTION);
            String name = question.name().replaceFirst("\\.$", "");
            DatagramDnsResponse response = new DatagramDnsResponse(
                    /* sender= */ query.recipient(), /* recipient= */ query.sender(), query.id());
            response.addRecord(DnsSection.QUESTION, question);
            List<String> texts = known(TEXT + name);
            List<String> addresses = known(ADDRESS + name);
            if (texts.contains(FAILS) || addresses.contains(FAILS)) {
                response.setCode(DnsResponseCode.SERVFAIL);
            } else if (texts.isEmpty() && addresses.isEmpty()) {
                response.setCode(DnsResponseCode.NXDOMAIN);
            } else if (question.type().equals(DnsRecordType.TXT)) {
                texts.forEach(text -> answer(response, question, characterString(text)));
            } else {
                addresses.stream()
                        .map(address -> InetAddress.ofLiteral(address).getAddress())
                        .filter(bytes -> (bytes.length == 4) == question.type().equals(DnsRecordType.A))
                        .forEach(bytes -> answer(response, question, Unpooled.wrappedBuffer(bytes)));
            }
            var _ = context.writeAndFlush(response);
        }

        private static List<String> known(String property) {
            String value = System.getProperty(property, "");
            return value.isEmpty() ? List.of() : List.of(value.split(" "));
        }

        private static void answer(DatagramDnsResponse response, DnsQuestion question, ByteBuf content) {
            response.addRecord(
                    DnsSection.ANSWER, new DefaultDnsRawRecord(question.name(), question.type(), 0, content));
        }

        private static ByteBuf characterString(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            return Unpooled.buffer().writeByte(bytes.length).writeBytes(bytes);
        }
    }
}
