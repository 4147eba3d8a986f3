/** Something could not be measured: the service does not do it, or not as it should. */
final class NotMeasured extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotMeasured(String why) {
        super(why);
    }
}
